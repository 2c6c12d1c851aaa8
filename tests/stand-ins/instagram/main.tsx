import { createRoot } from 'react-dom/client';
import { startPage } from '../shared/start-page.ts';
import { keepStripRoom } from '../shared/strip-room.ts';
import { App } from './app.tsx';
import { Context, readVariants } from './context.ts';
import './base.css';
import { words } from './words.ts';

const { switches, ledger, root, layers } = startPage('instagram');
keepStripRoom();
createRoot(root).render(
  <Context
    value={{
      words: words[switches.lang],
      switches,
      ledger,
      layers,
      variants: readVariants(location.search),
    }}
  >
    <App />
  </Context>,
);
