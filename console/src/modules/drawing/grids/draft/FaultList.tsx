import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SeenFault } from './useFaults.ts';

type Shown = Pick<SeenFault, 'code' | 'severity' | 'metres' | 'squareMetres' | 'names' | 'keys' | 'geometry'>;

/** What a fault is, in a sentence. */
export const useFaultWords = (): ((fault: Shown) => string) => {
  const { t } = useTranslation('drawing');
  return (fault) =>
    t(`drawing:fault.${fault.code}`, {
      names: fault.names.map((name) => t('quoted', { name })).join(t('console:comma')),
      metres: fault.metres === null ? '' : fault.metres < 10 ? fault.metres.toFixed(1) : Math.round(fault.metres),
      squareMetres: fault.squareMetres === null ? '' : Math.round(fault.squareMetres),
    });
};

/** Faults as a list; each leads to its place on the map. */
export const FaultList = ({ faults, onLook }: { faults: readonly Shown[] | null; onLook: (fault: Shown) => void }) => {
  const { t } = useTranslation('drawing');
  const words = useFaultWords();
  if (!faults) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  if (faults.length === 0) return <p className="grids-none soft">{t('noFaults')}</p>;
  return (
    <ul className="grids-faults">
      {faults.map((fault, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: faults have no identity beyond their place in the list
        <li key={i}>
          <button type="button" onClick={() => onLook(fault)}>
            <span className={`flag ${fault.severity === 'error' ? 'flag-strong' : ''}`}>{t(`severity.${fault.severity}`)}</span>{' '}
            {words(fault)}
          </button>
        </li>
      ))}
    </ul>
  );
};
