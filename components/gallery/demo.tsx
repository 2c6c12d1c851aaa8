import { useEffect, useReducer } from 'react';
import { i18n } from '#i18n';
import { BoltIcon, ClockIcon, PhotoIcon } from '@/components/ui/icons';
import { demoReducer } from './demo-state';
import type { SamplePair } from './samples';

interface DemoProps {
  pairs: readonly SamplePair[];
}

/** A post being written, small: press its button and see what the button does. It plays once by itself. */
export function Demo({ pairs }: DemoProps) {
  const [{ index, made }, send] = useReducer(demoReducer, {
    index: 0,
    made: false,
    count: pairs.length,
  });
  const pair = pairs[index];
  // After a new photo has been looked at for a moment, it is made by itself.
  useEffect(() => {
    if (made) return;
    const timer = setTimeout(() => send('make'), index === 0 ? 1300 : 900);
    return () => clearTimeout(timer);
  }, [index, made]);
  if (!pair) return null;
  return (
    <section className="wel-demo" aria-label={i18n.t('welcome.demo')}>
      <p className="wel-demo-writer" aria-hidden="true">
        <span className="wel-demo-face" />
        <span>{i18n.t('welcome.demoText')}</span>
      </p>
      <div className="wel-demo-picture" key={pair.id}>
        <img src={pair.before} alt={i18n.t('welcome.before')} draggable={false} />
        <img
          className="wel-demo-after"
          src={pair.after}
          alt={i18n.t('welcome.after')}
          data-made={made || undefined}
          draggable={false}
        />
      </div>
      <div className="wel-demo-bar">
        <span className="wel-demo-tools" aria-hidden="true">
          <PhotoIcon />
          <ClockIcon />
        </span>
        <button
          type="button"
          className="wel-demo-button"
          data-made={made || undefined}
          onClick={() => send('press')}
        >
          <BoltIcon />
          {i18n.t('welcome.button')}
        </button>
        <span className="wel-demo-post" aria-hidden="true">
          {i18n.t('welcome.demoPost')}
        </span>
      </div>
    </section>
  );
}
