//! Labels that keep clear of one another, and names that keep to the room they have.

/// Where labels stand so that none covers another: as near as can be to where they want to be, inside 0 to `room`.
/// `wanted` holds the middle and the height of each; the answers are their tops, in the same order. Labels that do not
/// all fit are stacked from the top and may leave the room below.
///
/// Labels that touch are moved as one block whose middle is the mean of what its labels want (pool adjacent violators).
pub(super) fn spread(wanted: &[(i32, i32)], room: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|index| wanted[*index].0);
    let mut blocks: Vec<Block> = Vec::new();
    for index in order {
        let (middle, height) = wanted[index];
        let mut block =
            Block { members: vec![index], height, top: (middle - height / 2).clamp(0, (room - height).max(0)) };
        while let Some(above) = blocks.pop_if(|above| above.top + above.height > block.top) {
            block = above.join(block, wanted, room);
        }
        blocks.push(block);
    }
    let mut tops = vec![0; wanted.len()];
    for block in blocks {
        let mut top = block.top;
        for index in block.members {
            tops[index] = top;
            top += wanted[index].1;
        }
    }
    tops
}

/// Labels that touch, from top to bottom.
struct Block {
    members: Vec<usize>,
    height: i32,
    top: i32,
}

impl Block {
    fn join(mut self, below: Self, wanted: &[(i32, i32)], room: i32) -> Self {
        self.members.extend(below.members);
        self.height += below.height;
        let mut above = 0;
        let mut sum = 0_i64;
        for index in &self.members {
            let (middle, height) = wanted[*index];
            sum += i64::from(middle - height / 2 - above);
            above += height;
        }
        let count = i64::try_from(self.members.len()).unwrap_or(i64::MAX);
        let mean = i32::try_from(sum.div_euclid(count)).unwrap_or_default();
        self.top = mean.clamp(0, (room - self.height).max(0));
        self
    }
}

/// About how wide words are in pixels, in the face of the labels at 12 px.
pub(super) fn width(words: &str) -> i32 {
    let tenths: i32 = words
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '|' | ':' => 33,
            ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' => 42,
            'm' | 'w' | 'M' | 'W' => 102,
            'A'..='Z' => 78,
            '0'..='9' => 68,
            c if u32::from(c) >= 0x2E80 => 122,
            _ => 66,
        })
        .sum();
    tenths / 10
}

/// A name broken to at most two lines of so many pixels, with an ellipsis where even those are too short. Latin breaks
/// at spaces and hyphens, Chinese anywhere.
pub(super) fn wrap(name: &str, pixels: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(name) {
        let last = lines.len() - 1;
        let longer = format!("{}{word}", lines[last]);
        if width(longer.trim_end()) <= pixels || lines[last].is_empty() {
            lines[last] = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    let cut = lines.len() > 2;
    lines.truncate(2);
    let last = lines.len() - 1;
    for (index, line) in lines.iter_mut().enumerate() {
        let trimmed = line.trim_end();
        *line = shorten(trimmed, pixels, cut && index == last);
    }
    lines
}

/// A name on one line of so many pixels, with an ellipsis where it is longer.
pub(super) fn one_line(name: &str, pixels: i32) -> String {
    shorten(name.trim(), pixels, false)
}

/// Words of a width at most, cut with an ellipsis where they are longer or `cut` says that something follows.
fn shorten(words: &str, pixels: i32, cut: bool) -> String {
    if !cut && width(words) <= pixels {
        return words.to_owned();
    }
    let mut kept = words.to_owned();
    while !kept.is_empty() && width(&kept) + 12 > pixels {
        kept.pop();
    }
    format!("{}…", kept.trim_end_matches([' ', '-', '，', ',']))
}

/// The pieces between which a line may break, each with the space or hyphen that follows it.
fn words(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let wide = u32::from(c) >= 0x2E80;
        let next = text[end..].chars().next();
        let next_wide = next.is_some_and(|next| u32::from(next) >= 0x2E80);
        // Brackets stay with what they enclose, stops with what they end.
        let bound = "（「《“".contains(c) || next.is_some_and(|next| "）」》”，。、：；".contains(next));
        if !bound && (c == ' ' || c == '-' || wide || next_wide) {
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(tops: &[i32], wanted: &[(i32, i32)]) -> bool {
        let mut spans: Vec<(i32, i32)> =
            tops.iter().zip(wanted).map(|(top, (_, height))| (*top, top + height)).collect();
        spans.sort_unstable();
        spans.windows(2).any(|pair| pair[0].1 > pair[1].0)
    }

    #[test]
    fn labels_with_room_stay_where_they_want() {
        assert_eq!(spread(&[(100, 20), (50, 20)], 200), [90, 40]);
    }

    #[test]
    fn labels_that_meet_share_the_move() {
        assert_eq!(spread(&[(100, 20), (100, 20)], 200), [80, 100]);
    }

    #[test]
    fn labels_stay_inside_and_apart() {
        for wanted in [
            vec![(0, 26), (0, 26), (3, 13), (5, 26)],
            vec![(200, 26), (199, 26), (150, 39), (160, 26), (0, 26)],
            vec![(100, 13); 15],
        ] {
            let tops = spread(&wanted, 200);
            assert!(!overlap(&tops, &wanted), "{tops:?}");
            assert!(tops.iter().zip(&wanted).all(|(top, (_, height))| *top >= 0 && top + height <= 200), "{tops:?}");
        }
    }

    #[test]
    fn names_break_where_their_language_allows() {
        assert_eq!(wrap("DVT exit", 99), ["DVT exit"]);
        assert_eq!(wrap("Customer acceptance", 99), ["Customer", "acceptance"]);
        assert_eq!(wrap("客户验收与首批量产交付评审", 99), ["客户验收与首批量", "产交付评审"]);
        assert_eq!(wrap("二期节点到齐（288 节点）", 99), ["二期节点到齐", "（288 节点）"]);
        let long = wrap("Production release qualification of the second board supplier", 99);
        assert_eq!(long.len(), 2);
        assert!(long[1].ends_with('…') && long.iter().all(|line| width(line) <= 99), "{long:?}");
    }
}
