import { createRoot } from 'react-dom/client';
import { startPage } from '../shared/start-page.ts';
import { App } from './app.tsx';
import { readXSwitches } from './switches.ts';
import './base.css';

const { root, ledger } = startPage('x');
createRoot(root).render(<App switches={readXSwitches()} ledger={ledger} />);
