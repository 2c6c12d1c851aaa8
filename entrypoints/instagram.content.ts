import { defineContentScript } from 'wxt/utils/define-content-script';
import { instagram } from '@/utils/platforms/instagram';
import { instagramMeta } from '@/utils/platforms/instagram/meta';
import { matchesOf } from '@/utils/platforms/matches';
import { runOn } from './content/run';

export default defineContentScript({
  matches: matchesOf(instagramMeta),
  noScriptStartedPostMessage: true,
  main: () => runOn(instagram),
});
