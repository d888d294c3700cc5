/** The address of an image or mesh: asset URLs of the contract are relative to the page's own origin. */
export function assetUrl(path: string): string {
  return new URL(path, window.location.href).href;
}
