import composer from './composer.module.css';
import layers from './layers.module.css';
import page from './page.module.css';

/** Every class name of the page, by what it is called in the style sheets. */
export const css: Readonly<Record<string, string>> = { ...page, ...composer, ...layers };
