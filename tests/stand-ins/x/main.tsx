import { startPage } from '../shared/start-page.ts';

startPage('x');
