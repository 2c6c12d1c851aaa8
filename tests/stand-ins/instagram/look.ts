import dialog from './css/dialog.module.css';
import feed from './css/feed.module.css';
import page from './css/page.module.css';
import side from './css/side.module.css';
import stage from './css/stage.module.css';
import tools from './css/tools.module.css';

const all: Record<string, string> = {};
for (const sheet of [page, feed, dialog, stage, tools, side]) {
  // A name met in several sheets stands for all of them.
  for (const [name, scoped] of Object.entries(sheet)) {
    all[name] = all[name] ? `${all[name]} ${scoped}` : scoped;
  }
}

/** Class names by the name they have in `css/`; on the page they say nothing. */
export const look: Readonly<Record<string, string>> = all;
