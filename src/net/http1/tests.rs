//! The parser, with input whole and cut at every byte.

use super::*;

/// Heads, bodies and ends, pieces of a body joined.
fn run(role: Role, pieces: &[&[u8]]) -> Result<Vec<Event>, Refused> {
    let mut parser = Parser::new(role, Limits::default());
    let mut all: Vec<Event> = Vec::new();
    for piece in pieces {
        for event in parser.feed(piece) {
            match (all.last_mut(), event) {
                (_, Event::Fault(refused)) => return Err(refused),
                (Some(Event::Data(so_far)), Event::Data(more)) => so_far.extend(more),
                (_, event) => all.push(event),
            }
        }
    }
    Ok(all)
}

/// The same outcome however the text is cut in two, and byte by byte.
fn everywhere(role: Role, text: &[u8]) -> Result<Vec<Event>, Refused> {
    let whole = run(role, &[text]);
    for at in 1..text.len() {
        let cut = run(role, &[&text[..at], &text[at..]]);
        assert_eq!(cut.is_ok(), whole.is_ok(), "cut at {at}");
        if let (Ok(cut), Ok(whole)) = (&cut, &whole) {
            assert_eq!(cut, whole, "cut at {at}");
        }
    }
    let single: Vec<&[u8]> = text.chunks(1).collect();
    assert_eq!(run(role, &single).is_ok(), whole.is_ok(), "byte by byte");
    whole
}

fn body(events: &[Event]) -> Vec<u8> {
    events
        .iter()
        .filter_map(|event| if let Event::Data(data) = event { Some(&**data) } else { None })
        .flatten()
        .copied()
        .collect()
}

#[test]
fn a_request_with_a_body() {
    let text = b"POST /x?y=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: h\r\n\r\n";
    let events = everywhere(Role::Requests, text).expect("the requests are good");
    assert_eq!(body(&events), b"hello");
    let heads: Vec<&Head> =
        events.iter().filter_map(|event| if let Event::Head(head) = event { Some(head) } else { None }).collect();
    assert_eq!((heads[0].method(), heads[0].target()), ("POST", "/x?y=1"));
    assert_eq!(heads[1].method(), "GET");
    assert_eq!(events.iter().filter(|event| **event == Event::End).count(), 2);
}

#[test]
fn chunks_with_extensions_and_trailers() {
    let text =
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n";
    let events = everywhere(Role::Responses, text).expect("the response is good");
    assert_eq!(body(&events), b"abc0123456789");
    assert_eq!(events.last(), Some(&Event::End));
}

#[test]
fn a_response_to_the_end_of_the_connection() {
    let mut parser = Parser::new(Role::Responses, Limits::default());
    let events = parser.feed(b"HTTP/1.0 200 OK\r\n\r\nabc");
    assert_eq!(body(&events), b"abc");
    assert_eq!(parser.finish(), Ok(vec![Event::End]));
}

#[test]
fn a_body_cut_short_is_told() {
    let mut parser = Parser::new(Role::Responses, Limits::default());
    parser.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    assert_eq!(parser.finish(), Err(Missing::Length(3, 100)));
}

#[test]
fn ambiguous_requests_are_refused() {
    let cases: [&str; 16] = [
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\nHost: h\n\n",
        "GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nA: b\0c\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5;a\nb\r\nhello\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}\r\n\r\n",
    ];
    for case in cases {
        assert!(everywhere(Role::Requests, case.as_bytes()).is_err(), "{case:?}");
    }
}

#[test]
fn what_is_too_long_is_refused_however_it_comes() {
    let header = format!("GET / HTTP/1.1\r\nHost: h\r\nA: {}\r\n\r\n", "x".repeat(20_000));
    let target = format!("GET /{} HTTP/1.1\r\nHost: h\r\n\r\n", "x".repeat(20_000));
    let many = format!("GET / HTTP/1.1\r\nHost: h\r\n{}\r\n", "A: b\r\n".repeat(500));
    for text in [header, target, many] {
        assert!(run(Role::Requests, &[text.as_bytes()]).is_err());
        let pieces: Vec<&[u8]> = text.as_bytes().chunks(7).collect();
        assert!(run(Role::Requests, &pieces).is_err());
    }
}

#[test]
fn an_upgrade_hands_the_rest_on() {
    let text = b"GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x00";
    let events = run(Role::Requests, &[text]).expect("the request is good");
    assert_eq!(events.last(), Some(&Event::Rest(vec![0x81, 0])));
}
