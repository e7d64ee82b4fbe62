import { Checkbox, Form } from 'antd';
import { useEffect } from 'react';
import type { PermissionShown } from '#contract/accounts/local-roles.ts';
import '../../../styles/rights.css';

interface Props {
  permissions: readonly PermissionShown[];
  value?: readonly string[];
  onChange?: (chosen: string[]) => void;
}

const fits = (standing: string | undefined, { reach }: PermissionShown): boolean =>
  reach === 'jurisdiction' || standing === 'area_and_team' || standing === reach;

/** The permissions that count in posts of the chosen kind, by what they are about. What another needs comes with it; an administrator's is not offered. */
export const PermissionPicker = ({ permissions, value = [], onChange }: Props) => {
  const standing = Form.useWatch<string | undefined>('standing');
  const offered = permissions.filter((one) => one.duty === null && fits(standing, one));
  const known = offered.map(({ code }) => code);
  // another kind of post: what does not count in it goes
  const stray = value.some((code) => !known.includes(code));
  useEffect(() => {
    if (standing !== undefined && stray) onChange?.(value.filter((code) => known.includes(code)));
  });
  const needed = new Set(offered.flatMap(({ code, needs }) => (needs !== null && value.includes(code) ? [needs] : [])));
  const choose = ({ code, needs }: PermissionShown, on: boolean): void =>
    onChange?.(on ? [...new Set([...value, code, ...(needs === null ? [] : [needs])])] : value.filter((one) => one !== code));
  return (
    <>
      {[...Map.groupBy(offered, ({ module }) => module)].map(([module, group]) => (
        <fieldset key={module} className="role-permissions">
          <legend>{module}</legend>
          {group.map((one) => (
            <Checkbox
              key={one.code}
              checked={value.includes(one.code)}
              disabled={needed.has(one.code)}
              onChange={(e) => choose(one, e.target.checked)}
            >
              {one.title}
              <div className="soft">{one.what}</div>
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </>
  );
};
