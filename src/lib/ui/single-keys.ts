const name = 'single-keys';
let chosen: boolean | null = null; // holds for this page where the browser keeps nothing

/** Whether keys of a single character act (WCAG 2.1.4): on unless this browser remembers otherwise. */
export const singleKeys = {
  on: (): boolean => chosen ?? read() !== 'off',
  set(on: boolean): void {
    chosen = on;
    try {
      localStorage.setItem(name, on ? 'on' : 'off');
    } catch {
      // Storage is shut for this site: the choice holds until the page is left.
    }
  }
};

function read(): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
