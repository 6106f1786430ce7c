import type { ComponentChildren } from "preact";

const Icon = ({ children }: { children: ComponentChildren }) => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="8.6" cy="8.6" r="5.4" />
    <path d="M12.8 12.8l4.6 4.6" stroke-width="2" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3v10.5M5.6 9.4l4.4 4.4 4.4-4.4M4 17h12" />
  </Icon>
);
export const TickIcon = () => (
  <Icon>
    <path d="M4 10.5l4 4 8.5-9" stroke-width="2.2" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" stroke-width="2" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon>
    <path d="M4 10h12" stroke-width="2" />
  </Icon>
);
export const RingIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="4.5" />
  </Icon>
);
export const HalfIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="6" />
    <path d="M10 4a6 6 0 000 12z" fill="currentColor" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M10 3l8 14H2zM10 8v4.2M10 14.4v.4" />
  </Icon>
);
export const OfflineIcon = () => (
  <Icon>
    <path d="M3 8.2a10 10 0 0114 0M6 11.4a5.6 5.6 0 018 0M10 15.2v.2" stroke-width="2" />
    <path d="M3 17L17 3" />
  </Icon>
);
export const ChevronIcon = () => (
  <svg class="chevron" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
    <path d="M5 7.5l5 5 5-5" />
  </svg>
);
export const Brandmark = () => (
  <svg viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
    <path d="M5 1.9h12.6L22 6.3v12M5 1v25h10M9 15.5h9" />
    <circle cx="20.6" cy="22.4" r="4.6" fill="currentColor" stroke="none" />
  </svg>
);
