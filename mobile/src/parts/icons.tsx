import type { ReactNode } from 'react';

const shapes = {
  camera: (
    <>
      <path d="M4 8h3l2-3h6l2 3h3v11H4z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  gallery: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="m4 17 5-5 4 4 3-3 4 4" />
      <circle cx="15.5" cy="9.5" r="1.3" />
    </>
  ),
  home: <path d="M4 11.5 12 5l8 6.5V20h-5v-5H9v5H4z" />,
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20a7.5 7.5 0 0 1 15 0" />
    </>
  ),
  task: (
    <>
      <rect x="5" y="4" width="14" height="17" rx="2" />
      <path d="M9 4.5h6M8.5 12l2.5 2.5 4.5-5" />
    </>
  ),
  bell: <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4" />,
  back: <path d="m14.5 5-7 7 7 7" />,
  next: <path d="m9.5 5 7 7-7 7" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  tick: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  done: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 3 3 5.5-6.5" />
    </>
  ),
  pin: (
    <>
      <path d="M12 21c-4-4.6-7-8-7-11.5a7 7 0 0 1 14 0C19 13 16 16.4 12 21z" />
      <circle cx="12" cy="9.5" r="2.5" />
    </>
  ),
  here: (
    <>
      <circle cx="12" cy="12" r="3.5" />
      <path d="M12 3v3.5M12 17.5V21M3 12h3.5M17.5 12H21" />
      <circle cx="12" cy="12" r="6.5" />
    </>
  ),
  map: (
    <>
      <path d="m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2z" />
      <path d="M9 4v14M15 6v14" />
    </>
  ),
  phone: (
    <>
      <rect x="6" y="3" width="12" height="18" rx="2" />
      <path d="M11 17.5h2" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15" r="4" />
      <path d="m11 12 8-8M16 7l2.5 2.5" />
    </>
  ),
  mask: (
    <>
      <path d="M4 7c3 1 13 1 16 0 0 7-2 11-5 11-1.5 0-2-1.5-3-1.5S10.5 18 9 18c-3 0-5-4-5-11z" />
      <path d="M8 11h2.5M13.5 11H16" />
    </>
  ),
  outbox: (
    <>
      <path d="M4 14v5h16v-5M4 14l2.5-8h11l2.5 8h-5a3 3 0 0 1-6 0z" />
    </>
  ),
  offline: (
    <>
      <path d="M4 9a12 12 0 0 1 4-2.5M20 9a12 12 0 0 0-7-3M7 13a7 7 0 0 1 3-1.8M17 13a7 7 0 0 0-1.5-1M12 18h.01" />
      <path d="m4 4 16 16" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  cross: <path d="m7 7 10 10M17 7 7 17" />,
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  moon: <path d="M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5z" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />
    </>
  ),
  download: <path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14" />,
  leave: <path d="M14 4H5v16h9M10 12h11m0 0-3.5-3.5M21 12l-3.5 3.5" />,
  shield: <path d="M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6z" />,
  big: <path d="M3 19 8.5 5 14 19M5 14.5h7M15 19l3.5-8 3.5 8M16.3 16.5h4.5" />,
  unsure: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.5a2.7 2.7 0 1 1 4 2.3c-.9.5-1.3 1-1.3 2.2M12 17h.01" />
    </>
  ),
  bin: <path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5" />,
  lamp: (
    <>
      <path d="M9 18h6M10 21h4M8.5 14.5A6 6 0 1 1 15.5 14.5c-.7.6-1 1.5-1 2.5h-5c0-1-.3-1.9-1-2.5z" />
    </>
  ),
  car: (
    <>
      <path d="M4 16v-4l2-5h12l2 5v4zM4 12h16" />
      <circle cx="7.5" cy="17" r="2" />
      <circle cx="16.5" cy="17" r="2" />
    </>
  ),
  tree: (
    <>
      <path d="M12 21v-7M12 14a5 5 0 0 1-4.5-7.2A4.5 4.5 0 0 1 16.5 6.8 5 5 0 0 1 12 14zM12 11l2.5-2.5" />
    </>
  ),
  sign: (
    <>
      <rect x="4" y="4" width="16" height="9" rx="1" />
      <path d="M12 13v8M8 8.5h8" />
    </>
  ),
  crane: <path d="M6 21V4M6 4h13M6 9 11 4M16 4v6m0 0-1.5 2.5h3L16 10zM3.5 21h5" />,
  alarm: (
    <>
      <path d="M6 17v-5a6 6 0 0 1 12 0v5M4 20.5h16M12 3v1.5M4 6l1.5 1M20 6l-1.5 1" />
    </>
  ),
  street: (
    <>
      <path d="M7 21 10 3M17 21 14 3M12 6v2.5M12 12v2.5M12 18v2.5" />
    </>
  ),
  house: (
    <>
      <path d="M4 11 12 4l8 7v9H4z" />
      <path d="M10 20v-6h4v6" />
    </>
  ),
  talk: <path d="M4 5h16v11h-8l-5 4v-4H4z" />,
  care: <path d="M12 20S4 15 4 9.5A4 4 0 0 1 12 7.5a4 4 0 0 1 8 2C20 15 12 20 12 20z" />,
  noise: <path d="M4 10v4h3.5L12 18V6L7.5 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  water: <path d="M12 3.5s6 6.5 6 10.5a6 6 0 0 1-12 0c0-4 6-10.5 6-10.5z" />,
  box: (
    <>
      <path d="m4 8 8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8" />
    </>
  ),
  book: <path d="M12 6c-2-1.5-5-2-8-1.5V18c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5C17 4 14 4.5 12 6zM12 6v13.5" />,
  shop: <path d="M4 9 5.5 4h13L20 9M4 9a2.7 2.7 0 0 0 5.300 0 2.7 2.7 0 0 0 5.400 0A2.7 2.7 0 0 0 20 9M5.5 12v8h13v-8M10 20v-5h4v5" />,
  leaf: <path d="M5 19C4 10 9 5 20 5c0 10-5 14-12 13M5 20c2-5 5-8 9-10" />,
  cone: <path d="M4 20h16M7 20l4-15h2l4 15M9 12.5h6M8 16.5h8" />,
} satisfies Record<string, ReactNode>;
export type IconName = keyof typeof shapes;

/** A line drawing beside words; it says nothing by itself and is hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {shapes[name]}
  </svg>
);
