import type { ReactNode, SVGProps } from 'react';

type IconProps = Omit<SVGProps<SVGSVGElement>, 'children'>;

/** The frame of every icon: 24 units, drawn in the colour of the text. */
export function Icon({ children, ...rest }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {children}
    </svg>
  );
}

export function CloseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />
    </Icon>
  );
}

/** Four pictures hung on a wall. */
export function GalleryIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4" y="4" width="7" height="9" rx="2" />
      <rect x="14" y="4" width="6" height="5.5" rx="2" />
      <rect x="4" y="16" width="7" height="4" rx="1.6" />
      <rect x="14" y="12.5" width="6" height="7.5" rx="2" />
    </Icon>
  );
}

/** A picture with a plus. */
export function AddPictureIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13 4.5H7A2.5 2.5 0 0 0 4.5 7v10A2.5 2.5 0 0 0 7 19.5h10a2.5 2.5 0 0 0 2.5-2.5v-6" />
      <path d="M5 17l4.2-4.6a1.5 1.5 0 0 1 2.2 0L17.5 19" />
      <path d="M18 3.5v5M15.5 6h5" />
    </Icon>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="7.75" />
      <path d="M12 7.8V12l2.8 1.9" />
    </Icon>
  );
}

/** Two halves of one picture. */
export function CompareIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4" y="5" width="16" height="14" rx="3" />
      <path d="M12 3v18" />
      <path
        d="M12 5.2h5a2.8 2.8 0 0 1 2.8 2.8v8a2.8 2.8 0 0 1-2.8 2.8h-5z"
        fill="currentColor"
        stroke="none"
      />
    </Icon>
  );
}

export function BrushIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M19.7 4.3c-1-1-2.5-.6-3.5.3l-6.4 7 2.6 2.6 7-6.4c.9-1 1.3-2.5.3-3.5z" />
      <path d="M9.6 13.3c-2-.4-3.6.8-4 2.7-.2 1.3-.8 2.2-1.9 2.9 3.4 1.3 7.4.5 8.3-2.6" />
    </Icon>
  );
}

/** A die showing four. */
export function DiceIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4.5" y="4.5" width="15" height="15" rx="4" />
      <g fill="currentColor" stroke="none">
        <circle cx="9" cy="9" r="1.35" />
        <circle cx="15" cy="9" r="1.35" />
        <circle cx="9" cy="15" r="1.35" />
        <circle cx="15" cy="15" r="1.35" />
      </g>
    </Icon>
  );
}

export function AgainIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M19 12a7 7 0 1 1-2.2-5.1" />
      <path d="M19.2 3.8v4h-4" />
    </Icon>
  );
}

export function BoltIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13 3.5L5.5 13.2h5.3L10 20.5l7.8-10h-5.4z" />
    </Icon>
  );
}

export function BookmarkIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7 4.5h10a1 1 0 0 1 1 1V20l-6-4.2L6 20V5.5a1 1 0 0 1 1-1z" />
    </Icon>
  );
}

export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 4.5v10M7.8 10.6L12 14.8l4.2-4.2M5 19.5h14" />
    </Icon>
  );
}

/** An arrow into a frame. */
export function PutIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M12 3.8v9.4M8.2 9.6L12 13.4l3.8-3.8" />
      <path d="M8 5.5H6.5A2.5 2.5 0 0 0 4 8v9a2.5 2.5 0 0 0 2.5 2.5h11A2.5 2.5 0 0 0 20 17V8a2.5 2.5 0 0 0-2.5-2.5H16" />
    </Icon>
  );
}

export function UndoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8.5 5L4.5 9l4 4" />
      <path d="M4.8 9H14a5 5 0 0 1 0 10h-4" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 12.5l4.2 4.2L18.5 7.8" />
    </Icon>
  );
}

export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 8v4.6M12 15.9v.1" />
    </Icon>
  );
}

export function ChevronIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M7.5 10l4.5 4.5 4.5-4.5" />
    </Icon>
  );
}

export function ClipIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4" y="5.5" width="16" height="13" rx="3" />
      <path d="M10.5 9.3v5.4l4.3-2.7z" fill="currentColor" />
    </Icon>
  );
}

export function SoundIcon({ off = false, ...props }: IconProps & { off?: boolean }) {
  return (
    <Icon {...props}>
      <path d="M4.5 9.7v4.6h3l4 3.2V6.5l-4 3.2z" />
      {off ? (
        <path d="M15.5 9.8l4.4 4.4M19.9 9.8l-4.4 4.4" />
      ) : (
        <path d="M15 9.3a4 4 0 0 1 0 5.4M17.6 7a7.2 7.2 0 0 1 0 10" />
      )}
    </Icon>
  );
}

export function PlayIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8.5 6v12l9.5-6z" fill="currentColor" />
    </Icon>
  );
}

export function PauseIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M9 6.5v11M15 6.5v11" strokeWidth="3" />
    </Icon>
  );
}

export function PhotoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="4" y="5" width="16" height="14" rx="3" />
      <circle cx="9" cy="10" r="1.5" />
      <path d="M5 17.5l4-3.7 2.6 2.2 3.6-4 4.3 5" />
    </Icon>
  );
}

export function StepBackIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10.5 6L4.5 12l6 6M5 12h14.5" />
    </Icon>
  );
}

export function FolderIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4 8a2 2 0 0 1 2-2h3.6l2 2.3H18a2 2 0 0 1 2 2V16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
    </Icon>
  );
}

export function SlidersIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.5 8h8M17.5 8h2M4.5 16h2M11.5 16h8" />
      <circle cx="15" cy="8" r="2.3" />
      <circle cx="9" cy="16" r="2.3" />
    </Icon>
  );
}
