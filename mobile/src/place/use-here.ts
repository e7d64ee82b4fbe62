import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistance } from './distance.ts';
import { currentPosition, type Position } from './here.ts';

/** Metres by which a position may be wrong before its distances say little about what is near. */
const inexact = 300;

/** Where the phone is, once somebody taps for it: sorts lists on this phone alone and is sent nowhere. */
export const useHere = () => {
  const { t } = useTranslation();
  const distance = useDistance();
  const [position, setPosition] = useState<Position | null>(null);
  const [finding, setFinding] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const off = position?.accuracy ?? 0;
  return {
    here: position?.point ?? null,
    /** Says by how much the distances may be wrong, where that matters. */
    inexact: off > inexact ? t('distance.inexact', { distance: distance(off) }) : null,
    finding,
    error,
    find: async (): Promise<void> => {
      setFinding(true);
      setError(null);
      await currentPosition().then(setPosition, ({ code }: { code: number }) =>
        setError(t(`distance.${code === 1 ? 'denied' : 'unknown'}`)),
      );
      setFinding(false);
    },
    forget: (): void => setPosition(null),
  };
};
