import type { CSSProperties } from 'react';
import './span-slider.css';

type End = 'from' | 'to';

interface SpanSliderProps {
  /** Name of the whole. */
  label: string;
  min: number;
  max: number;
  step: number;
  from: number;
  to: number;
  /** Names of the two handles. */
  fromLabel: string;
  toLabel: string;
  /** A value as words, for those who cannot see it. */
  valueText: (value: number) => string;
  /** The part as words, shown at the end of the label. */
  text: string;
  onChange: (end: End, value: number) => void;
  /** A handle was let go, or left. */
  onRelease?: () => void;
}

/** A part of a range, between two handles. Each is a slider of its own, with the slider's keys. */
export function SpanSlider(props: SpanSliderProps) {
  const { min, max, from, to } = props;
  const place = (value: number) => (max > min ? (value - min) / (max - min) : 0);
  const style = { '--from': place(from), '--to': place(to) } as CSSProperties;
  const handle = (end: End, value: number, label: string) => (
    <input
      className="ui-span__input"
      type="range"
      min={min}
      max={max}
      step={props.step}
      value={value}
      aria-label={label}
      aria-valuetext={props.valueText(value)}
      // Of two handles at one place, the one that can still move must be on top.
      style={{ zIndex: end === 'from' && place(from) > 0.5 ? 2 : 1 }}
      onChange={(event) => props.onChange(end, event.currentTarget.valueAsNumber)}
      onPointerUp={props.onRelease}
      onBlur={props.onRelease}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this must be
    <div className="ui-span" role="group" aria-label={props.label} style={style}>
      <span className="ui-span__label" aria-hidden="true">
        {props.label}
      </span>
      <span className="ui-span__value">{props.text}</span>
      <div className="ui-span__track">
        {handle('from', from, props.fromLabel)}
        {handle('to', to, props.toLabel)}
      </div>
    </div>
  );
}
