import { useTranslation } from 'react-i18next';
import type { Demand } from '#contract/demands/demands.ts';

/** Whom a demand is made of, with the role where those who hold it are asked. */
export const Addressee = ({ demand: { addressee } }: { demand: Demand }) => {
  const { t } = useTranslation('demands');
  return (
    <>
      {addressee.name}
      {addressee.role && <span className="soft"> · {t(`roles.${addressee.role}`)}</span>}
    </>
  );
};
