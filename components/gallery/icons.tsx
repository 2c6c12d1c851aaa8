import { Icon } from '../ui/icons';

export function HeartIcon({ filled }: { filled: boolean }) {
  return (
    <Icon>
      <path
        d="M12 20 4.6 12.6a4.8 4.8 0 0 1 6.8-6.8l.6.6.6-.6a4.8 4.8 0 0 1 6.8 6.8z"
        fill={filled ? 'currentColor' : 'none'}
      />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m20 20-4.2-4.2" />
    </Icon>
  );
}

/** Points to where reading goes on; turned round by the style sheet from right to left. */
export function OnwardIcon() {
  return (
    <Icon className="gal-turns">
      <path d="m9.5 5 7 7-7 7" />
    </Icon>
  );
}

export function BackwardIcon() {
  return (
    <Icon className="gal-turns">
      <path d="m14.5 5-7 7 7 7" />
    </Icon>
  );
}

export function DeleteIcon() {
  return (
    <Icon>
      <path d="M5 7h14M9.8 7V4.7h4.4V7M6.6 7l.8 12.3h9.2L17.4 7M10.3 10.6v5.3M13.7 10.6v5.3" />
    </Icon>
  );
}

/** Two ends of a line that is drawn to either side. */
export function WipeIcon() {
  return (
    <Icon>
      <path d="m9 7-5 5 5 5M15 7l5 5-5 5" />
    </Icon>
  );
}

/** A puzzle piece, as browsers draw their extensions menu. */
export function PieceIcon() {
  return (
    <Icon>
      <path d="M5 8.5h3.7a2.2 2.2 0 1 1 4.1 0H16.5v3.7a2.2 2.2 0 1 1 0 4.1V20H5v-3.7a2.2 2.2 0 1 0 0-4.1z" />
    </Icon>
  );
}
