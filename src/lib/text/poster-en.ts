import type { PosterTexts } from '#lib/text/poster-fr.ts';

export const posterEn = {
  title: 'Poster for my window',
  back: 'My sales',
  lead: 'Tell those who pass how to order from you. The code leads to your site and marks the visit: you will know how many come from the window.',
  fields: {
    site: 'Address of your site',
    phone: 'Phone for orders',
    message: 'Messages (network and name, or number)',
    pickup: 'Pickup (days and hours)'
  },
  make: 'Put on the poster',
  print: 'Print',
  printHint: 'One A4 sheet, black and white or in colour.',
  badSite: 'This is not the address of a site: write for example www.my-shop.com.',
  nothing: 'Give at least one way to order.',
  visits: (n: string) => `Visits that came by the poster, last thirty days: ${n}.`,
  noVisits:
    'Visits of your site are not counted yet: put the visit counter on your site to see those from the window.',
  poster: {
    head: 'Order without coming in',
    site: 'Online',
    phone: 'By phone',
    message: 'By message',
    pickup: 'Pickup in the shop',
    scan: 'Point your phone at the code',
    code: (site: string) => `Code to scan, leads to ${site}`
  }
} satisfies PosterTexts;
