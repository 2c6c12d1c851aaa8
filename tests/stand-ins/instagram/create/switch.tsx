import { type JSX, useState } from 'react';
import { look } from '../look.ts';

/** A labelled on/off switch that keeps its own state. */
export function Switch({ label, on = false }: { label: string; on?: boolean }): JSX.Element {
  const [checked, setChecked] = useState(on);
  return (
    <label className={look.setting}>
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        className={look.switch}
        checked={checked}
        aria-checked={checked}
        onChange={() => setChecked(!checked)}
      />
    </label>
  );
}
