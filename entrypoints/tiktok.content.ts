import { defineContentScript } from 'wxt/utils/define-content-script';
import { matchesOf } from '@/utils/platforms/matches';
import { tiktok } from '@/utils/platforms/tiktok';
import { tiktokMeta } from '@/utils/platforms/tiktok/meta';
import { runOn } from './content/run';

export default defineContentScript({
  matches: matchesOf(tiktokMeta),
  noScriptStartedPostMessage: true,
  main: () => runOn(tiktok),
});
