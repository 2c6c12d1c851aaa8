/** Languages the stand-ins speak. Arabic is right-to-left. */
export type Language = 'en' | 'de' | 'ar';

/** Query-parameter switches common to all stand-in pages. */
export type Switches = {
  /** `?drop=1`: the site accepts a file, then drops it after 300 ms without a word. */
  readonly drop: boolean;
  /** `?dropnth=2`: of the files the page takes, only the second is dropped; 0 = none. */
  readonly dropNth: number;
  /** `?theme=dark|light`: else the browser's preference. */
  readonly theme: 'dark' | 'light';
  /** `?lang=en|de|ar`: the page's labels. */
  readonly lang: Language;
  /** `?slow=ms`: extra time, in milliseconds, an upload takes. */
  readonly slow: number;
  /** `?rerender=ms`: the composer's toolbar is re-created every so many milliseconds; 0 = never. */
  readonly rerender: number;
};

/** The page's query as given at load or now; anything unknown falls back to its default. */
export function readSwitches(search: string = location.search): Switches {
  const query = new URLSearchParams(search);
  const number = (name: string) => Math.max(0, Number(query.get(name)) || 0);
  const theme = query.get('theme');
  const lang = query.get('lang');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    drop: query.get('drop') === '1',
    dropNth: number('dropnth'),
    theme: theme === 'dark' || theme === 'light' ? theme : prefersDark ? 'dark' : 'light',
    lang: lang === 'de' || lang === 'ar' ? lang : 'en',
    slow: number('slow'),
    rerender: number('rerender'),
  };
}

/** Puts language, direction and theme on `<html>` (`lang`, `dir`, `data-theme`, `color-scheme`). */
export function applySwitches(switches: Switches): void {
  const html = document.documentElement;
  html.lang = switches.lang;
  html.dir = switches.lang === 'ar' ? 'rtl' : 'ltr';
  html.dataset.theme = switches.theme;
  html.style.colorScheme = switches.theme;
}

let taken = 0;

/** Counts a file the page has just taken, and tells whether it is one to drop again. */
export function isDropped({ drop, dropNth }: Switches): boolean {
  taken++;
  return drop || taken === dropNth;
}
