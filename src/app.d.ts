declare global {
  namespace App {
    interface Locals {
      lang: 'fr' | 'en';
      theme: 'system' | 'light' | 'dark';
    }
  }
}

export {};
