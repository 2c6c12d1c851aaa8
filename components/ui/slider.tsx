import { type CSSProperties, type ReactNode, useId } from 'react';
import { classes } from './classes';
import './slider.css';

interface SliderProps {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  /** Its value as words, shown at the end and read out. */
  valueText: string;
  onChange: (value: number) => void;
  /** Where a double press goes back to. */
  reset?: number;
  /** Words under the two ends. */
  ends?: { low: ReactNode; high: ReactNode };
  size?: 'm' | 's';
}

/** A labelled slider over a number. */
export function Slider(props: SliderProps) {
  const id = useId();
  const { min, max, value, size = 'm', reset } = props;
  const fraction = max > min ? (value - min) / (max - min) : 0;
  const style = { '--fraction': fraction } as CSSProperties;
  return (
    <div className={classes('ui-slider', `ui-slider--${size}`)} style={style}>
      <label className="ui-slider__label" htmlFor={id}>
        {props.label}
      </label>
      <output className="ui-slider__value" htmlFor={id} aria-hidden="true">
        {props.valueText}
      </output>
      <input
        id={id}
        className="ui-slider__input"
        type="range"
        min={min}
        max={max}
        step={props.step}
        value={value}
        aria-valuetext={props.valueText}
        onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
        onDoubleClick={reset === undefined ? undefined : () => props.onChange(reset)}
      />
      {props.ends && (
        <div className="ui-slider__ends" aria-hidden="true">
          <span>{props.ends.low}</span>
          <span>{props.ends.high}</span>
        </div>
      )}
    </div>
  );
}
