import { type JSX, useState } from 'react';
import { usePage } from '../context.ts';
import { look } from '../look.ts';
import { Press } from '../press.tsx';
import { type Act, type Draft, frameRatio, type Item } from './draft.ts';
import { adjustments, filters } from './filters.ts';
import { Preview } from './preview.tsx';
import { Switch } from './switch.tsx';
import { Turner } from './turner.tsx';

function Filters({ item, act }: { item: Item; act: (act: Act) => void }): JSX.Element {
  return (
    <div className={look.filters}>
      {filters.map(([name, css], at) => (
        <Press
          key={name}
          className={`${look.filter} ${at === item.filter ? look.filterOn : ''}`}
          onPress={() => act({ do: 'change', id: item.id, change: { filter: at } })}
        >
          <div className={look.filterArt} style={{ filter: css }} />
          <span>{name}</span>
        </Press>
      ))}
    </div>
  );
}

function Adjustments({ item, act }: { item: Item; act: (act: Act) => void }): JSX.Element {
  const { words } = usePage();
  return (
    <div className={look.adjustments}>
      {adjustments.map((name) => (
        <label key={name} className={look.adjustment}>
          <span>{words[name]}</span>
          <input
            className={look.slider}
            type="range"
            min={-100}
            max={100}
            value={item.adjust[name] ?? 0}
            onChange={(event) =>
              act({
                do: 'change',
                id: item.id,
                change: { adjust: { ...item.adjust, [name]: Number(event.currentTarget.value) } },
              })
            }
          />
          <output>{item.adjust[name] ?? 0}</output>
        </label>
      ))}
    </div>
  );
}

function ClipSettings({ item }: { item: Item }): JSX.Element {
  const { words } = usePage();
  return (
    <div className={look.adjustments}>
      <div className={look.settingHead}>{words.cover}</div>
      <div className={look.coverRow}>
        {[0.1, 0.3, 0.5, 0.7, 0.9].map((share) => (
          <video
            key={share}
            src={`${item.url}#t=${(share * (item.seconds ?? 0)).toFixed(2)}`}
            muted
            playsInline
            preload="auto"
          />
        ))}
      </div>
      <Switch label={words.sound} on />
    </div>
  );
}

/** Filters and sliders for photos, cover and sound for clips. The preview is drawn on a canvas. */
export function EditStep({ draft, act }: { draft: Draft; act: (act: Act) => void }): JSX.Element {
  const { words } = usePage();
  const [tab, setTab] = useState<'filters' | 'adjustments'>('filters');
  const item = draft.items[draft.index];
  if (!item) return <div className={look.stage} />;
  return (
    <div className={look.columns}>
      <div className={look.stage}>
        <Preview item={item} kind="canvas" ratio={frameRatio(draft)} />
        <Turner draft={draft} act={act} />
        {(item.adjust.vignette ?? 0) !== 0 && (
          <div
            className={look.vignette}
            style={{ opacity: Math.abs(item.adjust.vignette ?? 0) / 100 }}
          />
        )}
      </div>
      <div className={look.side}>
        {item.kind === 'video' ? (
          <ClipSettings item={item} />
        ) : (
          <>
            <div className={look.tabs} role="tablist">
              {(['filters', 'adjustments'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  aria-selected={tab === name}
                  className={`${look.tab} ${tab === name ? look.tabOn : ''}`}
                  onClick={() => setTab(name)}
                >
                  {words[name]}
                </button>
              ))}
            </div>
            {tab === 'filters' ? (
              <Filters item={item} act={act} />
            ) : (
              <Adjustments item={item} act={act} />
            )}
          </>
        )}
      </div>
    </div>
  );
}
