import { askBackground } from '@/utils/messaging/background';
import { startWorkshop } from './workshop';

// A Web Lock guards against two workshops: a second document waits here and never serves.
void navigator.locks.request('workshop', () => {
  startWorkshop({
    admit: (args) => askBackground('admit', args),
    idle: async () => void (await askBackground('workshopIdle', null)),
  });
  return new Promise(() => undefined);
});
