import type { TFunction } from 'i18next';
import type { SettingItem } from '#contract/platform/api.ts';

/** A value as people read it; null where its form has no words of its own. */
export const valueWords = (t: TFunction, { form, standard }: SettingItem, value: unknown): string | null => {
  const meant = value ?? standard;
  if (!form) return null;
  switch (form.kind) {
    case 'switch':
      return t(meant === true ? 'settings.on' : 'settings.off');
    case 'one':
    case 'several': {
      const labels = [meant].flat().map((one) => form.options.find((option) => option.value === one)?.label ?? String(one));
      return labels.length > 0 ? labels.join(t('settings.and')) : t('settings.none');
    }
    default:
      return meant === '' ? t('settings.none') : String(meant);
  }
};
