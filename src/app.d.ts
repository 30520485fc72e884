import type { Viewer } from '#model/access.ts';
import type { ShopPlace } from '#model/shop-place.ts';

declare global {
  namespace App {
    interface Locals {
      lang: 'fr' | 'en';
      theme: 'system' | 'light' | 'dark';
      /** whoever asks; nobody signed in is a viewer too */
      viewer: Viewer;
      /** the shop of the address, once it was looked at and the viewer may */
      shop: ShopPlace | null;
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
