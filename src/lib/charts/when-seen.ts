const marginPx = 300;
const idleMsMax = 2000;

/** Runs once the page has arrived and the browser has nothing better to do. */
export function whenCalm(run: () => unknown): void {
  const calm = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: idleMsMax });
    else setTimeout(run); // Safari
  };
  if (document.readyState === 'complete') calm();
  else window.addEventListener('load', calm, { once: true });
}

/** Runs once an element is in sight, or nearly, and all is calm. Gives what calls it off. */
export function whenSeen(element: Element, run: () => unknown): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      whenCalm(run);
    },
    { rootMargin: `${marginPx}px` }
  );
  observer.observe(element);
  return () => observer.disconnect();
}
