import type { JSX } from 'react';

/** The pictures in the made-up feed, drawn here. */
export type SceneName = 'dunes' | 'cups' | 'street';

function Dunes(): JSX.Element {
  return (
    <>
      <defs>
        <linearGradient id="dusk" x2="0" y2="1">
          <stop offset="0" stopColor="#2f3e6b" />
          <stop offset=".45" stopColor="#b0637a" />
          <stop offset=".7" stopColor="#f2a65a" />
        </linearGradient>
      </defs>
      <rect width="470" height="560" fill="url(#dusk)" />
      <circle cx="318" cy="300" r="52" fill="#ffe3a8" />
      <path d="M0 340c80-40 150-46 236-6s150 30 234-22v248H0z" fill="#c2703d" />
      <path d="M0 402c110-52 178-20 250 6s146 22 220-34v186H0z" fill="#9a4f33" />
      <path d="M0 470c70-34 168-40 260 0s140 30 210 2v88H0z" fill="#6d3329" />
      <path d="M236 334c30 40 12 90-30 130 60-20 90-60 88-106z" fill="#7d3f2d" opacity=".6" />
    </>
  );
}

function Cups(): JSX.Element {
  const cup = (x: number, y: number, scale: number, glaze: string) => (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <ellipse cx="60" cy="126" rx="74" ry="12" fill="#0002" />
      <path d="M0 20h120c0 60-18 104-60 104S0 80 0 20z" fill="#efe6d8" />
      <path d="M0 20h120c-1 18-3 34-7 48-30 16-70-10-106 6C3 58 0 40 0 20z" fill={glaze} />
      <path d="M118 36c34-8 44 40-8 46" fill="none" stroke={glaze} strokeWidth="11" />
      <ellipse cx="60" cy="20" rx="60" ry="13" fill="#4a352b" />
      <ellipse cx="60" cy="20" rx="60" ry="13" fill="none" stroke="#fff8" strokeWidth="3" />
    </g>
  );
  return (
    <>
      <rect width="470" height="560" fill="#dfd3c3" />
      <path d="M0 350h470v210H0z" fill="#b98d65" />
      <path d="M0 350h470v14H0z" fill="#a97b54" />
      <path d="M330 0h140v230H330z" fill="#f7f1e6" />
      <path d="M398 0h6v230h-6zM330 112h140v6H330z" fill="#cdbfa9" />
      {cup(40, 286, 1, '#3f6f73')}
      {cup(214, 312, 1.25, '#c4573c')}
      {cup(196, 250, 0.7, '#d8a23c')}
    </>
  );
}

function Street(): JSX.Element {
  const windows = [...Array(24).keys()];
  return (
    <>
      <rect width="470" height="560" fill="#16233b" />
      <circle cx="372" cy="92" r="34" fill="#f4ecd2" />
      <path d="M0 180h140v380H0z" fill="#22355a" />
      <path d="M150 110h130v450H150z" fill="#1c2b4a" />
      <path d="M290 220h180v340H290z" fill="#263a5e" />
      {windows.map((at) => (
        <rect
          key={at}
          x={[18, 74, 170, 226, 312, 384][at % 6]}
          y={250 + Math.floor(at / 6) * 58}
          width="34"
          height="40"
          rx="2"
          fill={at % 5 === 0 || at % 7 === 2 ? '#f6c667' : '#304a73'}
        />
      ))}
      <path d="M0 500h470v60H0z" fill="#0e1728" />
      <path d="M60 500c60-26 120-26 190 0" fill="#f6c66733" />
      <path d="M226 500v-92l22-14 22 14v92" fill="none" stroke="#0b1220" strokeWidth="7" />
      <circle cx="248" cy="414" r="12" fill="#ffe6a6" />
    </>
  );
}

const drawn = { dunes: Dunes, cups: Cups, street: Street };

/** One picture of the feed, 470 by 560. */
export function Scene({ name }: { name: SceneName }): JSX.Element {
  const Picture = drawn[name];
  return (
    <svg viewBox="0 0 470 560" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <Picture />
    </svg>
  );
}
