import { defineContentScript } from 'wxt/utils/define-content-script';
import { matchesOf } from '@/utils/platforms/matches';
import { x } from '@/utils/platforms/x';
import { xMeta } from '@/utils/platforms/x/meta';
import { runOn } from './content/run';

export default defineContentScript({
  matches: matchesOf(xMeta),
  noScriptStartedPostMessage: true,
  main: () => runOn(x),
});
