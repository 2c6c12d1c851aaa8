import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.ts';

export type BrowserName = 'chromium' | 'firefox';

/**
 * Where the browsers are on the systems we know. Branded Chrome is left out on purpose: since
 * version 137 it ignores unpacked extensions given on the command line.
 */
const PLACES: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};
const VARIABLES: Record<BrowserName, string> = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
};
const PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Browsers that Playwright downloaded earlier, newest first. */
function downloaded(name: BrowserName): string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(homedir(), 'AppData/Local/ms-playwright'),
  ];
  const inside: Record<BrowserName, readonly string[]> = {
    chromium: [
      'chrome-linux/chrome',
      'chrome-linux64/chrome',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-win/chrome.exe',
      'chrome-win64/chrome.exe',
    ],
    firefox: [],
  };
  return caches
    .filter((cache): cache is string => cache !== undefined && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((folder) => folder.startsWith(`${name}-`))
        .sort()
        .reverse()
        .flatMap((folder) => inside[name].map((path) => join(cache, folder, path))),
    );
}

/** The path of an installed browser, or `null`. `CHROMIUM_PATH` and `FIREFOX_PATH` come first. */
export function findBrowser(name: BrowserName): string | null {
  const told = process.env[VARIABLES[name]];
  const places = [...(told ? [told] : []), ...PLACES[name], ...downloaded(name)];
  return places.find(executable) ?? null;
}

/** The path of a browser, installed now if there was none: Debian's package as root, else Playwright's download. */
export async function ensureBrowser(name: BrowserName): Promise<string> {
  const found = findBrowser(name);
  if (found) return found;
  console.log(`Installing ${name} …`);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update'], { quiet: true });
    await run('apt-get', ['install', '-y', '--no-install-recommends', PACKAGES[name]], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (!findBrowser(name) && name === 'chromium') await run('playwright', ['install', 'chromium']);
  const installed = findBrowser(name);
  if (installed) return installed;
  console.error(
    `${name} could not be installed. Install it yourself, or set ${VARIABLES[name]} to its path.`,
  );
  process.exit(1);
}

/** Arguments that make Chromium quiet and load the built extension. */
export function chromiumArguments(extension: string): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ];
}
