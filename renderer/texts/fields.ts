/** What fields say. */
export const texts = {
  notANumber: (text: string) => `“${text.trim()}” is not a number.`,
  outOfRange: (value: string, range: string) => `${value} is out of range: ${range}.`,
  range: (min: string, max: string | null, unit: string, integer: boolean) => {
    const words = max === null ? `${min} or more` : `${min} to ${max}`;
    return `${integer ? 'whole number, ' : ''}${words}${unit ? ` ${unit}` : ''}`;
  },
  fieldHint: (range: string, initial: string | null) =>
    `${range}. Drag to change, Shift for finer, click to type.${initial === null ? '' : ` Double click: ${initial}.`}`,
  relative: 'Relative to the others',
  minimum: 'minimum',
  maximum: 'maximum',
} as const;
