//! TLS between two sessions in memory, what goes over the wire cut at every byte.

use super::*;

const AUTHORITY: &str = "-----BEGIN CERTIFICATE-----
MIIBizCCATGgAwIBAgIUIabUjFY2msnFbGUBgesxahnTR88wCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjYxNjM0MjlaGA8yMTI2MTEwMjE2
MzQyOVowEjEQMA4GA1UEAwwHVGVzdCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABIL2nyp0+Wq2T4vj2HQfNIBrbsqXGUB4Mzrjz863aTL79DZpIzyKH/2eyKOL
twJh0+v7wsQWri3aPcbX4bSK+QKjYzBhMB0GA1UdDgQWBBRtQd3LFxzgzuN0qM9x
8o+VElF+YjAfBgNVHSMEGDAWgBRtQd3LFxzgzuN0qM9x8o+VElF+YjAPBgNVHRMB
Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAKBggqhkjOPQQDAgNIADBFAiEAq+gd
0drvM40jPNG/r1be2zJ9krPrv1s8lvmZ0FKDU9YCIFMJc+LM/V5v7uaVRFfWb48I
NPl/J4QZkybyGuplTdcd
-----END CERTIFICATE-----
";
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----
MIIBsTCCAVegAwIBAgIUYIyjOSGBXwjhlRooV5vhckOVY74wCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjYxNjM0MjlaGA8yMTI2MTEwMjE2
MzQyOVowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEXbE/CieLUyEbDq3yyBjS+fsgxxgeplXf0SyuLpfa+t/9bmnFWYFv4ROu
JPBq1jc+HZHRExl4wN0oibke5osUdqOBhjCBgzAUBgNVHREEDTALgglsb2NhbGhv
c3QwEwYDVR0lBAwwCgYIKwYBBQUHAwEwCQYDVR0TBAIwADALBgNVHQ8EBAMCB4Aw
HwYDVR0jBBgwFoAUbUHdyxcc4M7jdKjPcfKPlRJRfmIwHQYDVR0OBBYEFNewgdNn
CfY2fN6EcgB5D+RBuEF7MAoGCCqGSM49BAMCA0gAMEUCICsDoFbS+ifp2b4hg/N3
b5SaNOnoOn35UE527m9nAWqyAiEAmZe1JtYKR8ODwrzujJVTnMoxCXnfKbRLb6H4
mBLC++8=
-----END CERTIFICATE-----
";
const KEY: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoM1T8ip4J181zdmn
jSloWfwxcFTJ+Lx+1R28RrS67KyhRANCAARdsT8KJ4tTIRsOrfLIGNL5+yDHGB6m
Vd/RLK4ul9r63/1uacVZgW/hE64k8GrWNz4dkdETGXjA3SiJuR7mixR2
-----END PRIVATE KEY-----
";

fn sessions(name: &str) -> (Session, Session) {
    let server = Settings {
        chain: certificates(CERTIFICATE.as_bytes()).expect("the certificate is good"),
        key: Some(Arc::new(private_key(KEY.as_bytes()).expect("the key is good"))),
        ..Settings::default()
    };
    let client = Settings {
        demand: Demand::Required,
        checks_name: true,
        roots: certificates(AUTHORITY.as_bytes()).expect("the certificate is good"),
        ..Settings::default()
    };
    let client = Client::new(&client).and_then(|client| client.session(name)).expect("the name is one");
    (client, Server::new(&server).and_then(|server| server.session()).expect("there is a key"))
}

/// Carries what both have to say to the other in pieces of a size, until nobody has more; the plain bytes that each got.
fn carry(client: &mut Session, server: &mut Session, size: usize) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let (mut to_client, mut to_server) = (Vec::new(), Vec::new());
    loop {
        let (up, down) = (client.take_output(), server.take_output());
        if up.is_empty() && down.is_empty() {
            return Ok((to_client, to_server));
        }
        for piece in up.chunks(size) {
            to_server.extend(server.feed(piece)?);
        }
        for piece in down.chunks(size) {
            to_client.extend(client.feed(piece)?);
        }
    }
}

#[test]
fn records_come_in_pieces_of_any_size() {
    for size in (1..=64).chain([1000, 1 << 20]) {
        let (mut client, mut server) = sessions("localhost");
        carry(&mut client, &mut server, size).expect("the handshake succeeds");
        assert!(!client.is_handshaking() && !server.is_handshaking());
        client.write(b"question");
        server.write(b"answer");
        let (answer, question) = carry(&mut client, &mut server, size).expect("all is well");
        assert_eq!((&*question, &*answer), (&b"question"[..], &b"answer"[..]), "in pieces of {size}");
        client.end();
        carry(&mut client, &mut server, size).expect("all is well");
        assert!(server.has_ended() && !client.has_ended());
    }
}

#[test]
fn the_wire_is_cut_at_every_byte() {
    let (mut client, mut server) = sessions("localhost");
    carry(&mut client, &mut server, 1 << 20).expect("the handshake succeeds");
    for at in 1..60 {
        client.write(b"the same message");
        let wire = client.take_output();
        let mut plain = server.feed(&wire[..at.min(wire.len())]).expect("all is well");
        plain.extend(server.feed(&wire[at.min(wire.len())..]).expect("all is well"));
        assert_eq!(plain, b"the same message", "cut at {at}");
    }
}

#[test]
fn much_is_written_at_once() {
    let (mut client, mut server) = sessions("localhost");
    let much: Vec<u8> = (0..3_000_000_u32).map(|number| number as u8).collect();
    // Before the handshake is over, and after it.
    client.write(&much);
    let (_, got) = carry(&mut client, &mut server, 1 << 16).expect("all is well");
    assert!(got == much, "{} of {} bytes came", got.len(), much.len());
    server.write(&much);
    let (got, _) = carry(&mut client, &mut server, 1 << 16).expect("all is well");
    assert!(got == much, "{} of {} bytes came", got.len(), much.len());
}

#[test]
fn a_wrong_name_and_garbage_are_faults() {
    let (mut client, mut server) = sessions("other.invalid");
    assert!(matches!(carry(&mut client, &mut server, 100), Err(Fault::Certificate(_))));
    let (_, mut server) = sessions("localhost");
    assert!(server.feed(b"GET / HTTP/1.1\r\n\r\n").is_err());
}
