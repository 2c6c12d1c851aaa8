import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startPage } from '../shared/start-page.ts';
import { keepStripRoom } from '../shared/strip-room.ts';
import { App } from './app.tsx';
import { readXSwitches } from './switches.ts';
import './base.css';

const { root, ledger } = startPage('x');
keepStripRoom();
// At once, so that the page answers from its load event on.
flushSync(() => createRoot(root).render(<App switches={readXSwitches()} ledger={ledger} />));
