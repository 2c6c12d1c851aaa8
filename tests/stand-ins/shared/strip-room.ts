/** Keeps `--strip` on `<html>` at the height of the draft strip, so that a page can stay above it. */
export function keepStripRoom(): void {
  const strip = document.querySelector('[data-standin="draft"]');
  if (!strip) return;
  const measure = () => {
    const { height } = strip.getBoundingClientRect();
    document.documentElement.style.setProperty('--strip', `${Math.ceil(height)}px`);
  };
  measure();
  new ResizeObserver(measure).observe(strip, { box: 'border-box' });
}
