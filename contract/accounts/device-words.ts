/** What a phone signs with its key: what it is for, and what makes it worth nothing for anything else. */
export const toBind = (deviceId: string, accountId: string): string => `linli bind ${deviceId} ${accountId}`;
export const toPass = (deviceId: string, challenge: string): string => `linli pass ${deviceId} ${challenge}`;
