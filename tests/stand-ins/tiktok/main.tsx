import { startPage } from '../shared/start-page.ts';

startPage('tiktok');
