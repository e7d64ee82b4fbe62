/** The level shown below an area, from the length of its code: streets of a county, communities of a street, else grids. */
export const levelBelow = (area: string | undefined): 'street' | 'community' | 'grid' =>
  !area || area.length <= 6 ? 'street' : area.length <= 9 ? 'community' : 'grid';
