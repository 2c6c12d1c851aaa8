import { createRoot } from 'react-dom/client';
import { startPage } from '../shared/start-page.ts';
import { keepStripRoom } from '../shared/strip-room.ts';
import { App } from './app.tsx';
import { Context, readVariants } from './context.ts';
import { showCookieBanner } from './cookie-banner.ts';
import './css/base.css';
import { words } from './words.ts';

const { switches, ledger, root, layers } = startPage('tiktok');
const variants = readVariants(location.search);
keepStripRoom();
if (variants.cookie) showCookieBanner(words[switches.lang]);
createRoot(root).render(
  <Context value={{ words: words[switches.lang], switches, ledger, layers, variants }}>
    <App />
  </Context>,
);
