const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Up to `digits` decimals, without trailing zeros; a true minus sign. */
export function formatNumber(value: number, digits = 2): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits }).replace('-', '−');
}

export function formatFixed(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}

export function formatCount(value: number): string {
  return whole.format(value);
}

/** 0.213 → "21 %". Small shares keep a decimal. */
export function formatShare(share: number, digits = share > 0 && share < 0.1 ? 1 : 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** "2 h 5 min", "6 min", "40 s". */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return `${formatNumber(seconds, 1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function formatBytes(bytes: number): string {
  const gigabytes = bytes / 1e9;
  if (gigabytes >= 1) return `${formatNumber(gigabytes, gigabytes < 10 ? 1 : 0)} GB`;
  return bytes >= 1e6 ? `${formatNumber(bytes / 1e6, 0)} MB` : `${formatNumber(bytes / 1e3, 0)} kB`;
}

/** Date and time as the user's system writes them, short. */
export function formatWhen(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
