import { browser } from '$app/environment';

let isFirst = browser;

/** Whether the script is taking over the page that the server wrote, in which everything stands already. */
export const isFirstPage = (): boolean => isFirst;

/** Says that the script has taken over; what is shown from now on it has made itself. */
export const takenOver = (): void => {
  isFirst = false;
};

/** In place of markup that stands in the page: not empty, since hydration keeps only what is to be shown. */
export const asItStands = ' ';
