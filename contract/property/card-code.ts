/** Code of the card by which estates are scored each month, unless a jurisdiction names another. */
export const estatesCardCode = 'estates';
