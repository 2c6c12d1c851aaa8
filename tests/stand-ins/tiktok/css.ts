import controls from './css/controls.module.css';
import form from './css/form.module.css';
import page from './css/page.module.css';

const all: Record<string, string> = {};
for (const sheet of [page, form, controls]) {
  // A name met in several sheets stands for all of them.
  for (const [name, scoped] of Object.entries(sheet)) {
    all[name] = all[name] ? `${all[name]} ${scoped}` : scoped;
  }
}

/** The page's own class names, by the name they have in `css/`. */
export const css: Readonly<Record<string, string>> = all;
