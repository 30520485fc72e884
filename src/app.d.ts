declare global {
  namespace App {
    interface Locals {
      lang: 'fr' | 'en';
      theme: 'system' | 'light' | 'dark';
    }
    /** `unknown`: what a 404 looked for; `maybe`: pages that may be meant instead. */
    interface Error {
      message: string;
      unknown?: { kind: 'area' | 'sector'; code: string };
      maybe?: { href: string; name: string }[];
    }
  }
}

export {};
