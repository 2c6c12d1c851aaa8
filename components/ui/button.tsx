import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from './classes';
import './button.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do. `soft`: filled quietly. `ghost`: bare. `glass`: lies on a picture. */
  look?: 'primary' | 'soft' | 'ghost' | 'glass';
  size?: 's' | 'm' | 'l';
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with an optional icon before its words. */
export function Button({
  look = 'soft',
  size = 'm',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes('ui-button', `ui-button--${look}`, `ui-button--${size}`, className)}
      {...rest}
    >
      {icon}
      {children !== undefined && <span className="ui-button__words">{children}</span>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Its name, also shown as a tip. */
  label: string;
  icon: ReactNode;
}

/** A round button that is only an icon; its name is for assistive technology and the tip. */
export function IconButton({ label, className, look = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button
      look={look}
      aria-label={label}
      title={label}
      className={classes('ui-button--round', className)}
      {...rest}
    />
  );
}
